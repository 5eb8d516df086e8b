using Probative.Formats.Credentials.Bindings;

namespace Probative.Formats.Credentials.Validation;

/// <summary>
/// A store from its active manifest on, which is the last one (C2PA 2.2 section 15.5.1), through the
/// ingredients, each manifest once. The way is kept in a list, so that a chain of ingredients costs no stack.
/// </summary>
internal sealed class StoreCheck(CheckContext context, IReadOnlyList<ManifestBox> manifests)
{
    private const int RedactionsMost = 10_000;

    private static readonly string[] Doubtful =
    [
        CredentialCodes.Box, CredentialCodes.TooMany, CredentialCodes.TooLarge, CredentialCodes.Duplicate,
    ];

    private readonly Dictionary<string, ManifestCheck> _checked = new(StringComparer.Ordinal);
    private readonly Stack<Step> _ahead = new();

    public BindingResult? Binding { get; private set; }

    /// <summary>
    /// The manifests in the order of the store; those that nothing refers to are read as well.
    /// </summary>
    public IReadOnlyList<CredentialManifest> Shown =>
        [.. manifests.Select(manifest => manifest.Label).Distinct().Where(_checked.ContainsKey)
            .Select(label => _checked[label].Shown)];

    public CredentialManifest? Active => _checked.GetValueOrDefault(manifests[^1].Label)?.Shown;

    public void Run()
    {
        var active = context.Manifests[manifests[^1].Label];
        _ahead.Push(new Step(active, null, RecordedFailures.None, new HashSet<string>()));
        var isFirst = true;
        while (_ahead.TryPop(out var step))
        {
            if (_checked.ContainsKey(step.Manifest.Label)) continue;
            Enter(step);
            if (isFirst) CheckBinding(active);
            isFirst = false;
        }

        context.Findings.Ingredient = null;
        context.Findings.Recorded = RecordedFailures.None;
        CheckBoxes(active.Uri);
        foreach (var manifest in manifests.Where(manifest => !_checked.ContainsKey(manifest.Label)))
        {
            context.Findings.Note(
                StatusCodes.ManifestUnreferenced,
                manifest.Uri,
                "No ingredient leads to this manifest; it was not checked.");
        }
    }

    /// <summary>
    /// Where boxes cannot be read, the one that is unread may have been the active manifest: the last that is
    /// read must not pass in its place.
    /// </summary>
    private void CheckBoxes(string uri)
    {
        var codes = context.Find.Damage.Select(damage => damage.Code).ToHashSet();
        if (codes.Contains(CredentialCodes.Packed))
        {
            context.Findings.Fail(
                StatusCodes.ManifestCompressedInvalid, uri, "A compressed manifest cannot be unpacked.");
        }

        if (codes.Overlaps(Doubtful))
        {
            context.Findings.Fail(
                StatusCodes.GeneralError, uri, "Boxes that may matter cannot be read, or share a label.");
        }
    }

    private void Enter(Step step)
    {
        context.Findings.Ingredient = step.Ingredient;
        context.Findings.Recorded = step.Recorded;
        context.Redactions = step.Redactions;
        var check = new ManifestCheck(context, step.Manifest);
        _checked[step.Manifest.Label] = check;
        check.Run();
        if (check.Claim is not { } claim) return;
        var redactions = new HashSet<string>(step.Redactions);
        foreach (var uri in check.Redactions.Take(RedactionsMost - redactions.Count)) redactions.Add(uri);
        var ingredients = new IngredientCheck(context, step.Manifest, claim);
        var shown = new List<ManifestIngredient>();
        var next = new List<Step>();
        foreach (var assertion in check.Ingredients)
        {
            shown.Add(ingredients.Shown(assertion));
            if (Follow(ingredients, assertion, redactions, step) is { } ahead) next.Add(ahead);
        }

        check.Shown.Ingredients = shown;
        for (var i = next.Count - 1; i >= 0; i--) _ahead.Push(next[i]);
    }

    private Step? Follow(
        IngredientCheck ingredients, DeclaredAssertion assertion, HashSet<string> redactions, Step step)
    {
        // What the reference itself gives belongs to the ingredient: whoever used it may have recorded it.
        var label = ingredients.Shown(assertion).Manifest;
        var recorded = label is null || _checked.ContainsKey(label) || assertion.Content is null
            ? step.Recorded
            : RecordedFailures.Of(assertion.Content, label, step.Recorded);
        context.Findings.Ingredient = assertion.Uri;
        context.Findings.Recorded = recorded;
        var found = ingredients.Follow(assertion, redactions);
        context.Findings.Ingredient = step.Ingredient;
        context.Findings.Recorded = step.Recorded;
        return found is null || _checked.ContainsKey(found.Label)
            ? null
            : new Step(found, assertion.Uri, recorded, redactions);
    }

    /// <summary>
    /// The binding is that of the active manifest, or, where that only updates another, of the one it
    /// updates (C2PA 2.2 section 15.12).
    /// </summary>
    private void CheckBinding(ManifestBox active)
    {
        var owner = active;
        var check = _checked[active.Label];
        for (var hop = 0; owner.Kind == ManifestKind.Update && hop < manifests.Count; hop++)
        {
            var parent = check.Ingredients.FirstOrDefault(item => item.IsParent);
            if (check.Claim is not { } claim || parent is null) return;
            var label = new IngredientCheck(context, owner, claim).Shown(parent).Manifest;
            if (label is null || !context.Manifests.TryGetValue(label, out owner)) return;
            if (!_checked.TryGetValue(label, out check))
            {
                Enter(new Step(
                    owner,
                    parent.Uri,
                    RecordedFailures.Of(parent.Content!, label, RecordedFailures.None),
                    new HashSet<string>(_checked[active.Label].Redactions)));
                check = _checked[label];
            }
        }

        context.Findings.Ingredient = null;
        context.Findings.Recorded = RecordedFailures.None;
        var bindings = check.Bindings.ToList();
        if (bindings.Count == 0) return;
        Binding = new BindingCheck(context).Run(bindings[0], check.Claim!, owner != active);
    }

    /// <summary>A manifest that is to be checked, and the way to it.</summary>
    private sealed record Step(
        ManifestBox Manifest, string? Ingredient, RecordedFailures Recorded, HashSet<string> Redactions);
}
