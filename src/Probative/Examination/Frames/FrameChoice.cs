namespace Probative.Examination.Frames;

/// <summary>Which frames of a video are decoded, and which of them are given out as pictures.</summary>
public enum FrameChoice
{
    /// <summary>Every frame; of these the first of each second.</summary>
    Every,

    /// <summary>
    /// Those that decode by themselves, for triage; of these the first of each second.
    /// </summary>
    KeyFrames,

    /// <summary>Every frame; of these the first of each half second. Cuts are not looked for.</summary>
    ForPrint,
}
