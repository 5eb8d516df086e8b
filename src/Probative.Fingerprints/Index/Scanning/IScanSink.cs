namespace Probative.Fingerprints.Index.Scanning;

/// <summary>Takes what a scan finds. Two of them: one of tests and benches, one of searches.</summary>
internal interface IScanSink
{
    /// <param name="query">The place of the query.</param>
    /// <param name="row">The place of the hash.</param>
    /// <param name="distance">How many bits differ.</param>
    void Found(int query, int row, int distance);
}
