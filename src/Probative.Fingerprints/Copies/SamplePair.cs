namespace Probative.Fingerprints.Copies;

/// <summary>A sample of the second film and the time of the first that belongs to it.</summary>
/// <param name="First">The first film's sample at or before that time.</param>
/// <param name="Towards">How far it lies towards the next sample, in 16ths.</param>
/// <param name="Second">The second film's sample.</param>
internal readonly record struct SamplePair(int First, int Towards, int Second)
{
    /// <summary>The sample of the first film that is nearest in time.</summary>
    public int Nearest => Towards > FrameWarp.Unit / 2 ? First + 1 : First;
}
