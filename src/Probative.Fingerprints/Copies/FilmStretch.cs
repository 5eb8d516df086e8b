namespace Probative.Fingerprints.Copies;

/// <summary>A stretch of a film, in seconds from its beginning; a picture is 0 to 0.</summary>
/// <param name="StartSeconds">Where it begins.</param>
/// <param name="EndSeconds">Where it ends.</param>
public readonly record struct FilmStretch(double StartSeconds, double EndSeconds);
