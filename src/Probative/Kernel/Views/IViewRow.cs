namespace Probative.Kernel.Views;

/// <summary>
/// A row of a view: what was known from one log index on, until a later fact told otherwise. A field that was
/// not stated, or that has been destroyed since, is null.
/// </summary>
public interface IViewRow
{
    /// <summary>The log index of the fact that made this row; no two rows of a table share it.</summary>
    long FromIndex { get; }

    /// <summary>The log index of the fact that replaced this row; null while the row is current.</summary>
    long? ToIndex { get; }
}
