namespace Probative.Fingerprints.Copies;

/// <summary>
/// A stretch of one film that another shows too: a possible copy until a person confirms it.
/// </summary>
public sealed record CopyFound
{
    /// <summary>
    /// The version of the method: the same prints give the same result under it on every machine.
    /// </summary>
    public const string MethodVersion = "copies-4";

    /// <summary>What of the first film.</summary>
    public required FilmStretch First { get; init; }

    /// <summary>Where in the second film.</summary>
    public required FilmStretch Second { get; init; }

    /// <summary>
    /// How their times lie to each other. Of a speed that is equal as far as was measured, it is 1.
    /// </summary>
    public required TimeLine Line { get; init; }

    /// <summary>
    /// False where nothing moves, or one of them is a picture: the same frames would fit at other times too.
    /// </summary>
    public required bool IsTimeTold { get; init; }

    /// <summary>How the frame was changed; null where only hashes were compared.</summary>
    public required FrameChange? Change { get; init; }

    /// <summary>What speaks for it.</summary>
    public required CopyScore Score { get; init; }

    /// <summary>What the sound says; null where it was not compared or says nothing.</summary>
    public SoundAgreement? Sound { get; init; }
}
