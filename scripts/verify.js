// @ts-check
const { execFileSync } = require('node:child_process');
const { mkdirSync, mkdtempSync, rmSync, statSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');

const ROOT = path.join(__dirname, '..');
const TARBALL_PATTERNS = ['**/*.js', 'package.json'];
const MOST_BYTES = 500_000;

/**
 * Runs the rules by which n8n verifies a community package over what n8n looks at: the source and the
 * packed tarball. The scanner reads both with inline exceptions switched off. Exits with 1 on a finding.
 */
async function verify() {
	const scanner = await import('@n8n/scan-community-package/scanner/scanner.mjs');
	const folder = mkdtempSync(path.join(tmpdir(), 'verify-'));
	try {
		const tarball = pack(folder);
		const unpacked = path.join(folder, 'unpacked');
		mkdirSync(unpacked);
		execFileSync('tar', ['-xzf', tarball, '-C', unpacked]);
		const findings = [
			['source', await scanner.analyzePackage(ROOT, scanner.SOURCE_FILE_PATTERNS)],
			['tarball', await scanner.analyzePackage(path.join(unpacked, 'package'), TARBALL_PATTERNS)],
		];
		for (const [what, result] of findings) {
			print(
				`${what}: ${result.passed ? 'no findings' : `${result.message}\n${result.details ?? ''}`}`,
			);
		}
		const bytes = statSync(tarball).size;
		print(`tarball: ${Math.round(bytes / 1000)} kB of at most ${MOST_BYTES / 1000} kB`);
		return findings.every(([, result]) => result.passed) && bytes <= MOST_BYTES;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function pack(folder) {
	const command = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const listed = execFileSync(npm, command, {
		cwd: ROOT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [{ filename }] = Object.values(JSON.parse(listed));
	return path.join(folder, filename);
}

function print(line) {
	process.stdout.write(`${line}\n`);
}

verify().then(
	(passed) => {
		process.exitCode = passed ? 0 : 1;
	},
	(error) => {
		process.stderr.write(`${error.stack}\n`);
		process.exitCode = 1;
	},
);
