import { modelContract } from './contract-suite.js'
import { models } from './registry.js'
import { comeback, company, succession } from './sample-models.js'

modelContract(succession)
modelContract(company)
modelContract(comeback)
// A model that is composed of what a project has stands in its own tests, composed.
for (const load of Object.values(models))
  (await load()).use(model => (model.compose ? undefined : modelContract(model)))
