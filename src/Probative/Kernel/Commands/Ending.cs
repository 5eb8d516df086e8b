namespace Probative.Kernel.Commands;

/// <summary>How a command ended; the value is the process's exit code.</summary>
public enum Ending
{
    /// <summary>Done and clean.</summary>
    Done = 0,

    /// <summary>Damage or a false package was found.</summary>
    DamageFound = 1,

    /// <summary>The command was used wrongly: nothing was done.</summary>
    WrongUsage = 2,

    /// <summary>Refused: fenced by another writer, or integrity in doubt.</summary>
    Refused = 3,

    /// <summary>Done, with failures that are recorded.</summary>
    DoneWithFailures = 4,

    /// <summary>A check found the thing self-consistent, but the signer was not identified.</summary>
    SignerNotIdentified = 5,
}
