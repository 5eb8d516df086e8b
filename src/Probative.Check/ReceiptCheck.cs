using Probative.Check.Faults;
using Probative.Check.Logs;
using Probative.Check.Package;
using Probative.Check.Reports;
using Probative.Check.Targets;
using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;

namespace Probative.Check;

/// <summary>
/// Checks a receipt: a tlog-proof whose <c>extra</c> is the fact (ledger.md, "Receipts"). It carries no key,
/// so the signature can be checked only with the verifier key line, or with a <c>vkey</c> file beside the
/// receipt: that with the given fingerprint, or, to show who claims to have signed, that which signed it.
/// </summary>
internal sealed class ReceiptCheck
{
    private readonly FaultList _faults = new();
    private readonly string _name;

    private ReceiptCheck(string name) => _name = name;

    public static CheckResult Run(Target target, GivenKey? given)
    {
        string name = System.IO.Path.GetFileName(target.Path);
        VerifierKey? key = given?.Key ?? FindKeyBeside(target, given);
        return new ReceiptCheck(name).Run(target, given, key);
    }

    private CheckResult Run(Target target, GivenKey? given, VerifierKey? key)
    {
        FactLine? fact = null;
        if (!TlogProof.TryParse(target.Text.Span, out TlogProof? proof, out Damage damage))
            _faults.Add(new Fault(Codes.Receipt, _name, damage.Offset, damage.Message ?? damage.Code!));
        else
            fact = CheckProof(proof, key);
        if (given is not null && key is null)
        {
            _faults.Add(
                Codes.SignerOther, _name, "A receipt carries no key: give the verifier key line instead.");
        }

        return new CheckResult
        {
            Command = "check",
            Kind = "receipt",
            Path = target.Path,
            Faults = _faults,
            Signer = Signer.Of(key, given),
            Texts =
            [
                ("case", fact?.Leaf?.CaseId.ToHex() ?? ""),
                ("origin", proof?.UnverifiedCheckpoint.Origin ?? ""),
                ("root", proof?.UnverifiedCheckpoint.Root.ToBase64() ?? ""),
            ],
            Figures =
            [
                ("fact", fact?.Leaf?.N ?? 0),
                ("log_index", (long)(proof?.Index ?? 0)),
                ("log_size", (long)(proof?.UnverifiedCheckpoint.Size ?? 0)),
                ("opened_fields", fact?.Opened.Count ?? 0),
            ],
            Fields = FieldsOf(fact),
            Checked = Sentences.ReceiptChecked,
            Shows = Sentences.ReceiptShows,
            ShowsNot = [Sentences.NoOutsideTime, .. Sentences.ShowsNot],
        };
    }

    /// <summary>Nothing is shown of a fact that is not proved.</summary>
    private IReadOnlyList<OpenedField> FieldsOf(FactLine? fact) =>
        _faults.IsEmpty && fact is not null
            ? [.. fact.Opened.Where(field => !IsPadding(field.Name))]
            : [];

    // Empty by form (ledger.md, "Disclosures").
    private static bool IsPadding(string name) =>
        name.StartsWith("pad", StringComparison.Ordinal)
        && name.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0;

    private FactLine? CheckProof(TlogProof proof, VerifierKey? key)
    {
        CheckSigner(proof, key);
        if (proof.Extra is not { } extra)
        {
            _faults.Add(
                Codes.Receipt, _name, "It has no \"extra\" line, so it does not say of which fact it is.");
            return null;
        }

        FactLine fact = FactLineReader.Read(extra.Span, key: null);
        foreach ((string code, _, string message) in fact.Faults) _faults.Add(code, _name, message);
        Checkpoint checkpoint = proof.UnverifiedCheckpoint;
        bool isIncluded = fact.Leaf is not null && InclusionProof.Verify(
            proof.Index, checkpoint.Size, fact.LeafHash, [.. proof.Hashes], checkpoint.Root);
        if (!isIncluded)
            _faults.Add(Codes.Tree, _name, "The path does not lead from the fact to the checkpoint's root.");
        return fact;
    }

    private void CheckSigner(TlogProof proof, VerifierKey? key)
    {
        byte[] note = proof.Note.ToBytes();
        Damage damage = default;
        bool isOurs = key is null
            ? LogCheckpoint.TryParse(note, out _, out _, out damage)
            : LogCheckpoint.TryOpen(note, key, out _, out damage);
        if (!isOurs) _faults.Add(Codes.Checkpoint, _name, damage.Message ?? damage.Code!);
    }

    // The fingerprint decides whether a key found there is the right one; the file itself proves nothing.
    private static VerifierKey? FindKeyBeside(Target target, GivenKey? given)
    {
        string path = target.Path;
        string? folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path));
        string beside = System.IO.Path.Combine(folder ?? ".", LogFolder.VerifierKey);
        if (GivenKey.Read(beside)?.Key is not { } key) return null;
        return (given is null ? HasSigned(key, target) : given.Pin.Matches(key)) ? key : null;
    }

    // Without a fingerprint, a key that signed something else is of no use to anybody.
    private static bool HasSigned(VerifierKey key, Target target) =>
        TlogProof.TryParse(target.Text.Span, out TlogProof? proof, out _)
        && LogCheckpoint.TryOpen(proof.Note.ToBytes(), key, out _, out _);
}
