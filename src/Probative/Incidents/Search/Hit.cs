namespace Probative.Incidents.Search;

/// <summary>A thing that has the words that somebody looks for.</summary>
/// <param name="Row">Its row in the listing: the log index of the fact that it began with.</param>
/// <param name="Part">The first of its parts that has them.</param>
internal readonly record struct Hit(long Row, long Part)
{
    public string Kind => FoundKinds.Of(Part);
}
