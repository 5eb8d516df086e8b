namespace Probative.Fingerprints.Sounds;

/// <summary>A stretch in which the measures of <see cref="VoiceReader"/> read as voice.</summary>
/// <param name="StartSeconds">From the beginning of the recording.</param>
/// <param name="EndSeconds">Where it ends.</param>
/// <param name="VoicedPart">The part of its frames that have a pitch, 0 to 1.</param>
/// <param name="Periodicity">How clear the pitch is on average, 0 to 1.</param>
/// <param name="LevelDbfs">The mean level of its voiced frames.</param>
public readonly record struct VoiceStretch(
    double StartSeconds, double EndSeconds, double VoicedPart, double Periodicity, double LevelDbfs);
