namespace Probative.Matching.Lineage;

/// <summary>One of two that show the same, as signs of what derives from what are looked for in it.</summary>
/// <param name="Name">What it is called in sentences.</param>
/// <param name="Size">What its print says; null where that cannot be read.</param>
/// <param name="File">What its bytes say; null where they were not looked at.</param>
internal sealed record CopySide(string Name, PrintSize? Size, FileSays? File = null);
