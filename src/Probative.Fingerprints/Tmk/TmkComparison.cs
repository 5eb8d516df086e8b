namespace Probative.Fingerprints.Tmk;

/// <summary>What comparing two TMK feature files gives.</summary>
public abstract record TmkComparison
{
    private TmkComparison()
    {
    }

    /// <summary>They were compared.</summary>
    /// <param name="Score">How alike they are.</param>
    public sealed record Scored(TmkScore Score) : TmkComparison;

    /// <summary>They were made with different parameters: no score would mean anything.</summary>
    /// <param name="Difference">In what they differ.</param>
    public sealed record NotComparable(TmkDifference Difference) : TmkComparison;
}
