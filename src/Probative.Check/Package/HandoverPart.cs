using Probative.Check.Faults;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Check.Package;

/// <summary>
/// What the package's last fact says about the package: package.md, codes handover and handover-*. Every file
/// has to be hashed before.
/// </summary>
internal sealed class HandoverPart(PackageFiles files, FactsPart facts, KeysPart keys, FaultList faults)
{
    // facts.md, "A case", HandedOver; and the three fields of every fact.
    private static readonly string[] Fields =
    [
        "type", "at", "actor", "to", "purpose", "manifest_sha256", "files", "case_head", "previous", "items",
        "withheld_facts", "withheld_fields", "handover_key",
    ];

    public void Check()
    {
        if (facts.Handover is not { } fact) return;
        if (fact.IsBare)
        {
            Report(Codes.Handover, "The package's last fact is withheld.");
            return;
        }

        if (fact.Leaf is null) return;
        int closed = fact.Unopened().Count();
        if (closed > 0)
            Report(Codes.Handover, $"The package's last fact has digests that are not opened: {closed}.");
        if (fact["type"] is not JsonValue.Text { Value: "HandedOver" })
        {
            Report(Codes.Handover, "The package's last fact is not that it was handed over.");
            return;
        }

        foreach (string name in Fields)
        {
            if (fact[name] is null) Report(Codes.Handover, $"The field \"{name}\" is missing.");
        }

        if (fact["previous"] is { } previous and not JsonValue.Null && DigestOf(previous) is null)
            Report(Codes.Handover, "The field \"previous\" is neither a digest nor null.");
        CheckManifest(fact);
        if (fact["files"] is { } sealedFiles) CheckSealed(sealedFiles as JsonValue.Map);
        CheckCounts(fact);
    }

    private void CheckManifest(FactLine fact)
    {
        if (fact["manifest_sha256"] is not { } stated) return;
        if (files.DigestOf(PackagePaths.Manifest) is { } found && DigestOf(stated) != found)
            Report(Codes.HandoverManifest, $"It seals another manifest than this one ({found}).");
    }

    private void CheckSealed(JsonValue.Map? map)
    {
        string[] names = [.. map?.Members.Select(member => member.Key) ?? []];
        if (!names.SequenceEqual(PackagePaths.Sealed))
            Report(Codes.HandoverFiles, "It does not seal exactly the six files.");
        foreach (string path in PackagePaths.Sealed)
        {
            if (map?[path] is not { } stated || files.DigestOf(path) is not { } found) continue;
            if (DigestOf(stated) != found)
                faults.Add(Codes.HandoverFiles, path, "It is not the file that the handover sealed.");
        }
    }

    private void CheckCounts(FactLine fact)
    {
        WithheldPart withheld = facts.Withheld;
        Compare(fact, "case_head", facts.CaseHead is { } head ? JsonValue.FromString(head.ToHex()) : null);
        Compare(fact, "items", JsonValue.FromInt64(facts.Items.Count));
        Compare(fact, "withheld_facts", withheld.WasRead ? JsonValue.FromInt64(withheld.FactLines) : null);
        Compare(fact, "withheld_fields", withheld.WasRead ? JsonValue.FromInt64(withheld.FieldLines) : null);
        Compare(fact, "handover_key", keys.HandoverKey is { } key
            ? JsonValue.FromString(key.Thumbprint) : null);
    }

    private void Compare(FactLine fact, string name, JsonValue? found)
    {
        if (found is null || fact[name] is not { } stated || stated.Equals(found)) return;
        Report(Codes.HandoverCounts, $"The field \"{name}\" is {stated}; the package has {found}.");
    }

    private static Hash32? DigestOf(JsonValue value) =>
        value is JsonValue.Text text && Hash32.TryParseHex(text.Value, out Hash32 digest) ? digest : null;

    private void Report(string code, string message) => faults.Add(code, PackagePaths.Handover, message);
}
