namespace Probative.Fingerprints.Films;

/// <summary>What reading a stored print gives.</summary>
public abstract record FilmPrintOutcome
{
    private FilmPrintOutcome()
    {
    }

    /// <summary>It was read whole.</summary>
    /// <param name="Print">The print.</param>
    public sealed record Read(FilmPrint Print) : FilmPrintOutcome;

    /// <summary>It is no print of this version.</summary>
    /// <param name="Fault">What is wrong.</param>
    /// <param name="Offset">Where, in bytes from the beginning.</param>
    public sealed record Refused(FilmPrintFault Fault, int Offset) : FilmPrintOutcome;
}
