namespace Probative.Intake.Sources;

/// <summary>What a walk comes upon: a file that stands open, or a failure.</summary>
public abstract record SourceEntry
{
    private SourceEntry()
    {
    }

    /// <summary>The receiver of this entry MUST dispose <paramref name="File"/>.</summary>
    public sealed record Opened(SourceFile File) : SourceEntry;

    public sealed record Failed(SourceFailure Failure) : SourceEntry;
}
