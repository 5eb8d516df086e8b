namespace Probative.Verification.Findings;

/// <summary>The words that findings and opinions on them are told in. They stand in facts.</summary>
public static class FindingWords
{
    public const string Inferred = "inferred";
    public const string Agree = "agree";
    public const string Disagree = "disagree";

    public static readonly IReadOnlyList<string> Kinds =
        ["observed", "measured", Inferred, "could not determine"];

    /// <summary>How likely what is inferred is: the words of ICD 203, in its order.</summary>
    public static readonly IReadOnlyList<string> Likelihoods =
    [
        "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely",
        "almost certain",
    ];

    /// <summary>How good the ground is that a finding stands on: another question than how likely it
    /// is.</summary>
    public static readonly IReadOnlyList<string> Confidences = ["low", "moderate", "high"];

    public static readonly IReadOnlyList<string> Opinions = [Agree, Disagree, "cannot say"];
}
