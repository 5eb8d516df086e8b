using Probative.Examination.Pictures;

namespace Probative.Examination.Writing;

/// <summary>A picture in which writing is looked for.</summary>
/// <param name="KeyFrame">The how manieth key frame of a video, from 0; null for a still picture.</param>
/// <param name="Seconds">When it is shown; null where it has no time.</param>
/// <param name="Picture">Its pixels.</param>
internal sealed record KeyPicture(long? KeyFrame, decimal? Seconds, PixelFrame Picture);
