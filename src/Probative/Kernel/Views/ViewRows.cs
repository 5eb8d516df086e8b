namespace Probative.Kernel.Views;

/// <summary>
/// The two questions that every list asks first: what do we know, and what did we know then.
/// </summary>
public static class ViewRows
{
    /// <summary>The rows that no later fact has replaced.</summary>
    public static IQueryable<TRow> Current<TRow>(this IQueryable<TRow> rows)
        where TRow : class, IViewRow =>
        rows.Where(row => row.ToIndex == null);

    /// <summary>The rows as they stood then; null is now.</summary>
    public static IQueryable<TRow> At<TRow>(this IQueryable<TRow> rows, long? size)
        where TRow : class, IViewRow => size is { } then ? rows.AsOf(then) : rows.Current();

    /// <summary>The rows as they stood when the log held <paramref name="size"/> facts.</summary>
    public static IQueryable<TRow> AsOf<TRow>(this IQueryable<TRow> rows, long size)
        where TRow : class, IViewRow =>
        rows.Where(row => row.FromIndex < size && (row.ToIndex == null || row.ToIndex >= size));
}
