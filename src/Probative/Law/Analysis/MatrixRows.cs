namespace Probative.Law.Analysis;

/// <summary>
/// What a matrix of a crime asks: its elements, then intent and knowledge (Rome Statute, article 30), then
/// how the accused is said to answer for it (articles 25 and 28).
/// </summary>
internal static class MatrixRows
{
    /// <summary>The key of each row, its kind, what it asks, and what typically fills a gap.</summary>
    public static IEnumerable<(string Key, string Kind, string Text, string? TypicalEvidence)> Of(
        Provision crime) =>
    [
        .. crime.Elements.Select(one => ($"{one.N}", one.Kind, one.Text, one.TypicalEvidence)),
        (
            "intent", "mental",
            "Article 30: meant to engage in the conduct; of a consequence, meant it or was aware that it "
            + "would occur in the ordinary course of events.",
            "Distance and line of sight, repeated or aimed fire, orders, words spoken, preparation."),
        (
            "knowledge", "mental",
            "Article 30: aware that a circumstance exists or that a consequence will occur in the ordinary "
            + "course of events.",
            "What could be seen and heard there, reports received, a live picture at a post."),
        (
            "RS-25-3", "liability", ProvisionBook.Own.ById["RS-25-3"].Text!,
            "Who acted with whom, by whose order, on what plan: orders, call signs, insignia, own posts."),
        (
            "RS-28-a", "liability", "Responsibility of military commanders: see RS-28-a.",
            "Dated order of battle, orders that were obeyed, reports that reached the commander, what was "
            + "done to prevent or punish."),
        (
            "RS-28-b", "liability", "Responsibility of other superiors: see RS-28-b.",
            "Who answered to whom, what the superior was told, what lay within the superior's power."),
    ];
}
