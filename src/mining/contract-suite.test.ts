import { modelContract } from './contract-suite.js'
import { models } from './registry.js'
import { company, succession } from './sample-models.js'

modelContract(succession)
modelContract(company)
for (const load of Object.values(models)) (await load()).use(modelContract)
