using Probative.Formats.Credentials.Cbor;

namespace Probative.Formats.Credentials.Validation;

/// <summary>
/// The actions that a manifest states (C2PA 2.2 sections 18.14 and 15.10.3.2.2): the first of a standard
/// manifest made or opened the asset; one that opens or places names the ingredient. Claims of version 1 were
/// made under looser words, and are not held to this.
/// </summary>
internal sealed class ActionCheck(FindingList findings, ManifestBox manifest, ClaimContent claim)
{
    private const int ActionsMost = 1_000;

    public IReadOnlyList<ManifestAction> Run(IReadOnlyList<DeclaredAssertion> assertions)
    {
        var actions = new List<ManifestAction>();
        var ingredients = assertions.Where(assertion => assertion.IsIngredient)
            .ToDictionary(assertion => assertion.Uri, StringComparer.Ordinal);
        var isFirst = true;
        var hasBeginning = false;
        foreach (var assertion in assertions.Where(assertion => assertion.IsActions))
        {
            foreach (var item in assertion.Content?["actions"]?.Items ?? [])
            {
                if (item["action"]?.Text is not { } name)
                {
                    findings.Fail(StatusCodes.ActionMalformed, assertion.Uri, "An action has no name.");
                    continue;
                }

                if (isFirst) hasBeginning = name is "c2pa.created" or "c2pa.opened";
                isFirst = false;
                if (actions.Count < ActionsMost) actions.Add(Shown(item, name));
                if (claim.Version > 1 && assertion.IsIntact)
                    CheckIngredients(item, name, assertion, ingredients);
            }
        }

        if (claim.Version > 1 && manifest.Kind == ManifestKind.Standard && !hasBeginning)
        {
            findings.Fail(
                StatusCodes.ActionMalformed,
                manifest.ClaimUri,
                "The first action does not say that the asset was made, or opened.");
        }

        return actions;
    }

    private void CheckIngredients(
        CborValue item,
        string name,
        DeclaredAssertion assertion,
        Dictionary<string, DeclaredAssertion> ingredients)
    {
        if (name is not ("c2pa.opened" or "c2pa.placed")) return;
        var parameters = item["parameters"];
        var references = parameters?["ingredients"]?.Items ?? [];
        if (references.Count == 0 && parameters?["ingredient"] is { } single) references = [single];
        var relation = name == "c2pa.opened" ? "parentOf" : "componentOf";
        var fits = references.Count > 0 && (name != "c2pa.opened" || references.Count == 1)
            && references.All(reference =>
                JumbfUri.Read(reference["url"]?.Text, manifest.Label) is { } uri
                && ingredients.TryGetValue(uri.Text, out var ingredient)
                && ingredient.Content?["relationship"]?.Text == relation);
        if (fits) return;
        findings.Fail(
            StatusCodes.ActionIngredientMismatch,
            assertion.Uri,
            "An action that opens or places does not refer to a fitting ingredient of this manifest.");
    }

    private static ManifestAction Shown(CborValue item, string name)
    {
        var agent = item["softwareAgent"];
        var agentName = agent?.Text ?? agent?["name"]?.Text;
        if (agent?["version"]?.Text is { } version) agentName = $"{agentName} {version}";
        return new ManifestAction(
            Excerpt.Of(name),
            item.TextOf("when"),
            agentName is null ? null : Excerpt.Of(agentName),
            item.TextOf("digitalSourceType"),
            item.TextOf("description") ?? item["parameters"]?.TextOf("description"));
    }
}
