import { modelContract } from './contract-suite.js'
import { models } from './registry.js'
import { comeback, company, succession } from './sample-models.js'

modelContract(succession)
modelContract(company)
modelContract(comeback)
for (const load of Object.values(models)) (await load()).use(modelContract)
