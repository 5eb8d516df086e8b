using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Probative.Local.Words;

namespace Probative.Local.Views;

/// <summary>
/// Opens the contexts that pages and lists query. Everything of EF Core is touched here alone, so that a
/// command that asks for no list does not load it.
/// </summary>
internal static class ViewContexts
{
    /// <summary>Options for a view in a file of its own: each context opens a connection.</summary>
    public static DbContextOptions<TDb> Over<TDb>(string connectionString)
        where TDb : DbContext =>
        new DbContextOptionsBuilder<TDb>().UseSqlite(connectionString)
            .AddInterceptors(WordInterceptor.Instance).Options;

    /// <summary>
    /// Options for a view in a database of this process: the contexts share one connection.
    /// </summary>
    public static DbContextOptions<TDb> Over<TDb>(DbConnection connection)
        where TDb : DbContext =>
        new DbContextOptionsBuilder<TDb>().UseSqlite(connection).Options;
}
