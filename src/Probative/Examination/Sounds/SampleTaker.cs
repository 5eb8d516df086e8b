namespace Probative.Examination.Sounds;

/// <summary>Takes samples that are the caller's again when it returns.</summary>
public delegate void SampleTaker(ReadOnlySpan<float> samples);
