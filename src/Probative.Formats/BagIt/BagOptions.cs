namespace Probative.Formats.BagIt;

/// <summary>How to read a bag.</summary>
public sealed record BagOptions
{
    /// <summary>How many files are read at once; as many as there are processors by default.</summary>
    public int Lanes { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Told the number of bytes after each piece that was read, from any thread; null to tell nobody.
    /// </summary>
    public Action<long>? BytesRead { get; init; }
}
