// Holds JSON-LD documents against shapes: `node validate.mjs SHAPES.ttl FILE...`. SHACL Core alone: the SPARQL
// constraints are dropped, and so are imports; the subclasses that the shapes know are added to each document,
// because a target class stands for its subclasses too. Prints one JSON object: by file the number of triples,
// the number of violations, and how many results of each severity and component there are.
import fs from 'node:fs'
import path from 'node:path'
import jsonld from 'jsonld'
import N3 from 'n3'
import { Validator } from 'shacl-engine'

const SH = 'http://www.w3.org/ns/shacl#'
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#'
const OWL = 'http://www.w3.org/2002/07/owl#'

const dataset = (quads) => new N3.Store(quads)

// Nothing is fetched, whatever a document names as its context.
const documentLoader = async (url) => {
  throw new Error(`${url} is not read: contexts stand in the document.`)
}

const factory = Object.assign(Object.create(N3.DataFactory), { dataset })

function shapesOf (file) {
  const quads = new N3.Parser().parse(fs.readFileSync(file, 'utf8'))
  const kept = quads.filter(quad =>
    quad.predicate.value !== `${SH}sparql` && quad.predicate.value !== `${OWL}imports`)
  const subclasses = quads.filter(quad =>
    quad.predicate.value === `${RDFS}subClassOf` && quad.object.termType === 'NamedNode')
  return { kept, subclasses }
}

async function quadsOf (file) {
  const document = JSON.parse(fs.readFileSync(file, 'utf8'))
  const text = await jsonld.toRDF(document, { format: 'application/n-quads', documentLoader })
  return new N3.Parser({ format: 'application/n-quads' }).parse(text)
}

async function check (validator, subclasses, file) {
  const data = dataset([...await quadsOf(file), ...subclasses])
  const report = await validator.validate({ dataset: data })
  const results = {}
  let violations = 0
  for (const result of report.results) {
    const severity = (result.severity?.value ?? `${SH}Violation`).slice(SH.length)
    const component = result.constraintComponent.value.slice(SH.length)
    results[`${severity} ${component}`] = (results[`${severity} ${component}`] ?? 0) + 1
    if (severity === 'Violation') violations++
  }
  return { triples: data.size, violations, results }
}

const [shapesFile, ...files] = process.argv.slice(2)
const { kept, subclasses } = shapesOf(shapesFile)
const validator = new Validator(dataset(kept), { factory })
const told = {}
for (const file of files) told[path.basename(file)] = await check(validator, subclasses, file)
console.log(JSON.stringify(told, null, 1))
