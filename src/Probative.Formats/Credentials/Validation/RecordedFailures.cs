using Probative.Formats.Credentials.Cbor;

namespace Probative.Formats.Credentials.Validation;

/// <summary>
/// The failures of an ingredient that were known, and written into the ingredient assertion, when it was
/// used (C2PA 2.2 section 15.11.3): <c>validationStatus</c> up to version 2, <c>validationResults</c> since.
/// </summary>
internal sealed class RecordedFailures
{
    private readonly RecordedFailures? _before;
    private readonly HashSet<(string Code, string Uri)> _all = [];
    private readonly HashSet<(string Code, string Manifest)> _withoutAddress = [];

    private RecordedFailures(RecordedFailures? before) => _before = before;

    public static RecordedFailures None { get; } = new(null);

    /// <summary>The codes that the assertion itself records, each once.</summary>
    public IReadOnlyList<string> Codes =>
        [.. _all.Select(entry => entry.Code).Concat(_withoutAddress.Select(entry => entry.Code)).Distinct()];

    /// <summary>What an assertion records, beside what those before it did.</summary>
    /// <param name="assertion">The content of the ingredient assertion.</param>
    /// <param name="manifest">The label of the ingredient's manifest.</param>
    /// <param name="before">What was recorded on the way to the assertion.</param>
    public static RecordedFailures Of(CborValue assertion, string manifest, RecordedFailures before)
    {
        var all = new RecordedFailures(before);
        var results = assertion["validationResults"];
        all.Take(assertion["validationStatus"] ?? assertion["validation_status"], manifest);
        all.Take(results?["activeManifest"]?["failure"], manifest);
        foreach (var delta in results?["ingredientDeltas"]?.Items ?? [])
            all.Take(delta["validationDeltas"]?["failure"], manifest);
        return all;
    }

    /// <summary>Whether somebody on the way recorded this failure of this place.</summary>
    public bool Contains(string code, string uri)
    {
        var manifest = JumbfUri.Read(uri, "")?.Manifest ?? "";
        for (var at = this; at is not null; at = at._before)
        {
            if (at._all.Contains((code, uri)) || at._withoutAddress.Contains((code, manifest))) return true;
        }

        return false;
    }

    private void Take(CborValue? list, string manifest)
    {
        foreach (var status in list?.Items ?? [])
        {
            if (status["code"]?.Text is not { } code) continue;

            // Early writers gave the label of a box, or nothing, where an address belongs.
            if (JumbfUri.Read(status["url"]?.Text, manifest) is { } uri) _all.Add((code, uri.Text));
            else _withoutAddress.Add((code, manifest));
        }
    }
}
