using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Probative.Local.Words;

/// <summary>Registers the tokenizer on the connections that EF Core opens by itself.</summary>
internal sealed class WordInterceptor : DbConnectionInterceptor
{
    public static readonly WordInterceptor Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        WordTokenizer.Register((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        WordTokenizer.Register((SqliteConnection)connection);
        return Task.CompletedTask;
    }
}
