namespace Probative.Formats.IsoBmff;

/// <summary>The brands of a file (ISO/IEC 14496-12 clause 4.3).</summary>
/// <param name="Major">The specification it follows best.</param>
/// <param name="Minor">Its version.</param>
/// <param name="Compatible">The specifications it also follows, at most 64.</param>
public sealed record FileBrands(string Major, uint Minor, IReadOnlyList<string> Compatible);
