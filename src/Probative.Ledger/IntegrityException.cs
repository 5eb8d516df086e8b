namespace Probative.Ledger;

/// <summary>
/// The integrity of the record is in doubt: a fork, missing bytes, a checkpoint that is no prefix. Whoever
/// meets it MUST stop writing and end the process; loading is the recovery.
/// </summary>
public sealed class IntegrityException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="code">A stable code that scripts can match.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="hint">What a person should do next.</param>
    public IntegrityException(string code, string message, string hint)
        : base(message)
    {
        Code = code;
        Hint = hint;
    }

    /// <summary>Creates the exception with the failure that caused it.</summary>
    /// <param name="code">A stable code that scripts can match.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="hint">What a person should do next.</param>
    /// <param name="cause">The failure underneath.</param>
    public IntegrityException(string code, string message, string hint, Exception cause)
        : base(message, cause)
    {
        Code = code;
        Hint = hint;
    }

    /// <summary>A stable code that scripts can match.</summary>
    public string Code { get; }

    /// <summary>What a person should do next.</summary>
    public string Hint { get; }
}
