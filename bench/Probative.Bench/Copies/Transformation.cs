using Probative.Fingerprints.Copies;

namespace Probative.Bench.Copies;

/// <summary>One way in which a clip is changed.</summary>
/// <param name="Name">As issue 7 lists it.</param>
/// <param name="Filter">
/// A graph from [0:v], which is the cut of the clip, to [out]; [1:v] is another clip.
/// </param>
/// <param name="IsNamed">Whether a match tells what was done.</param>
/// <param name="Speed">How fast the copy runs.</param>
/// <param name="Length">How much of the clip is taken, in seconds.</param>
/// <param name="Lead">How much of something else comes first, in seconds.</param>
/// <param name="Quality">The encoder's quality factor.</param>
internal sealed record Transformation(
    string Name, string Filter, Func<CopyFound, bool> IsNamed, double Speed = 1, double Length = 6,
        double Lead = 0,
    string Quality = "29");
