namespace Probative.Fingerprints.Index.Scanning;

/// <summary>By what a scan compares. All give the same.</summary>
internal enum ScanPath
{
    /// <summary>One hash after the other by the framework's own counting of bits.</summary>
    Portable,

    /// <summary>256 hashes at once in vectors of 256 bits.</summary>
    Planes256,

    /// <summary>512 hashes at once in vectors of 512 bits.</summary>
    Planes512,
}
