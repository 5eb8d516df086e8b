using Probative.Intake;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Reading.Corrections;

/// <summary>Reads a corrected value by the rules by which the field was read at first.</summary>
internal sealed class NewValue(IVault vault)
{
    public async Task<(JsonValue Value, IReadOnlyList<Problem> Problems)> ReadAsync(
        RecordedFact fact, string field, IReadOnlyList<string> values, CancellationToken ct)
    {
        if (Correctable.IsList(field)) return await ReadListAsync(fact, field, values, ct);
        if (values is not [var text])
            return (JsonValue.FromString(null), [CorrectionProblems.OneValue(field)]);
        if (fact.Type == nameof(CaseOpened))
            return (text, Several(CaseText.Check(field.Replace('_', ' '), text)));
        var stated = NotStated.Read(text);
        var wrong = StatedField.All.Single(known => known.Name == field).Validate(stated);
        var hint = $"Correct the value, or write \"{NotStated.Words}\". {Edtf.Hint}";
        return (
            JsonValue.FromString(stated),
            Several(wrong is null ? null : new Problem("bad-value", null, wrong, hint)));
    }

    private async Task<(JsonValue Value, IReadOnlyList<Problem> Problems)> ReadListAsync(
        RecordedFact fact, string field, IReadOnlyList<string> texts, CancellationToken ct)
    {
        var value = new JsonValue.List(texts.Select(JsonValue.FromString));
        if (field == "speakers") return (value, [.. ClaimForm.Check(texts, [])]);
        List<Problem> problems = [.. ClaimForm.Check(["somebody"], texts)];
        if (problems.Count == 0 && texts.Count > 0) problems.AddRange(await MissingAsync(fact, texts, ct));
        return (value, problems);
    }

    /// <summary>Hedges that do not stand in the item; every one when its text cannot be read.</summary>
    private async Task<IEnumerable<Problem>> MissingAsync(
        RecordedFact fact, IReadOnlyList<string> hedges, CancellationToken ct)
    {
        var scan = new TextScan(fact.Fields.Text("quote") ?? "", hedges);
        if (await DigestAsync(fact, ct) is { } sha256) await ItemText.ScanAsync(vault, sha256, scan, ct);
        return ClaimForm.MissingHedges(hedges, scan);
    }

    private async Task<Ledger.Hash32?> DigestAsync(RecordedFact fact, CancellationToken ct)
    {
        if (fact.Fields.Id("item") is not { } id) return null;
        var item = new Kernel.Ids.ItemId(id);
        await using var db = vault.Views.OpenItems();
        return db.Items.Current().FirstOrDefault(row => row.Id == item)?.Sha256;
    }

    private static IReadOnlyList<Problem> Several(Problem? problem) => problem is null ? [] : [problem];
}
