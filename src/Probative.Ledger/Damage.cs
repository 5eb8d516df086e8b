namespace Probative.Ledger;

/// <summary>
/// What is wrong with bytes that a stranger gave us. Parsers return it as data; they never throw on content.
/// The default value means that nothing is wrong.
/// </summary>
/// <param name="Code">A stable code, such as <c>LEAF_DIGEST_ORDER</c>; null in <see cref="None"/>.</param>
/// <param name="Offset">The first wrong byte, counted from 0 in the parsed bytes.</param>
/// <param name="Message">What was expected there, in one sentence.</param>
public readonly record struct Damage(string? Code, long Offset, string? Message)
{
    /// <summary>Nothing is wrong.</summary>
    public static Damage None => default;

    /// <summary>True unless this is <see cref="None"/>.</summary>
    public bool IsPresent => Code is not null;

    /// <summary>The same damage, with its offset counted from an enclosing text that starts
    /// earlier.</summary>
    /// <param name="bytes">How many bytes of the enclosing text come before.</param>
    /// <returns>The shifted damage.</returns>
    public Damage Shift(long bytes) => this with { Offset = Offset + bytes };

    /// <inheritdoc/>
    public override string ToString() =>
        IsPresent ? string.Create(null, $"{Code} at byte {Offset}: {Message}") : "no damage";
}
