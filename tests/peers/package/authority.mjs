// An invented time-stamping authority (RFC 3161): a root, a signer, and `openssl ts` that answers.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (...words) => execFileSync('openssl', words, { stdio: ['ignore', 'pipe', 'pipe'] });

/** How keys are made, by the name of the kind. */
const keyForms = {
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  rsa: ['-newkey', 'rsa:2048'],
};

export class Authority {
  /** `purpose` is the extended key usage of the signer; `days` how long the signer is valid. */
  constructor({ name = 'Karst Time', keys = 'ec', purpose = 'critical,timeStamping', hash = 'sha256' } = {}) {
    this.folder = mkdtempSync(join(tmpdir(), 'authority-'));
    this.name = name;
    this.hash = hash;
    this.#write('ca.ext', 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n');
    this.#write('tsa.ext', `basicConstraints=critical,CA:FALSE\nextendedKeyUsage=${purpose}\n`
      + 'keyUsage=critical,digitalSignature\n');
    const at = (file) => join(this.folder, file);
    run('req', '-new', '-nodes', ...keyForms[keys], '-keyout', at('root.key'), '-out', at('root.csr'),
      '-subj', `/O=${name}/CN=${name} Root`);
    run('x509', '-req', '-in', at('root.csr'), '-signkey', at('root.key'), '-days', '3000', '-extfile',
      at('ca.ext'), '-out', at('root.pem'), '-sha256');
    run('req', '-new', '-nodes', ...keyForms[keys], '-keyout', at('signer.key'), '-out', at('signer.csr'),
      '-subj', `/O=${name}/CN=${name} Signer`);
    run('x509', '-req', '-in', at('signer.csr'), '-CA', at('root.pem'), '-CAkey', at('root.key'),
      '-set_serial', '4097', '-days', '400', '-extfile', at('tsa.ext'), '-out', at('signer.pem'), '-sha256');
    this.#write('serial', '01\n');
    this.#write('ts.cnf', `[tsa]\ndefault_tsa = one\n[one]\ndir = ${this.folder}\nserial = ${at('serial')}\n`
      + `signer_cert = ${at('signer.pem')}\nsigner_key = ${at('signer.key')}\nsigner_digest = ${hash}\n`
      + 'default_policy = 1.2.3.4.1\ndigests = sha256, sha512\naccuracy = secs:1, millisecs:500\n'
      + 'ess_cert_id_alg = sha256\n');
    this.root = this.#der('root.pem');
    this.signer = this.#der('signer.pem');
    this.rootPem = readFileSync(at('root.pem'));
  }

  #write(file, text) { writeFileSync(join(this.folder, file), text); }

  #der(file) { return run('x509', '-in', join(this.folder, file), '-outform', 'DER'); }

  /** The bytes of an answer about these bytes; with the signer's certificate in it or without; bare is the token alone. */
  stamp(bytes, { withCertificate = true, isBare = false } = {}) {
    const at = (file) => join(this.folder, file);
    this.#write('data', bytes);
    run('ts', '-query', '-data', at('data'), '-sha256', ...withCertificate ? ['-cert'] : [], '-out', at('q'));
    run('ts', '-reply', '-config', at('ts.cnf'), '-queryfile', at('q'), '-out', at('r'));
    if (!isBare) return readFileSync(at('r'));
    run('ts', '-reply', '-in', at('r'), '-token_out', '-out', at('t'));
    return readFileSync(at('t'));
  }

  remove() { rmSync(this.folder, { recursive: true, force: true }); }
}
