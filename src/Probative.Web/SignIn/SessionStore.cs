using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Probative.Web.SignIn;

/// <summary>
/// Who is signed in, in memory alone: the cookie is a random name, and a server that starts again knows
/// nobody.
/// </summary>
internal sealed class SessionStore(TimeProvider clock) : ITicketStore
{
    private const int NameBytes = 32;

    private readonly ConcurrentDictionary<string, AuthenticationTicket> _tickets = [];

    public Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var name = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NameBytes));
        _tickets[name] = ticket;
        return Task.FromResult(name);
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        _tickets.TryUpdate(key, ticket, _tickets.GetValueOrDefault(key) ?? ticket);
        return Task.CompletedTask;
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key) =>
        Task.FromResult(_tickets.GetValueOrDefault(key));

    /// <summary>Whether somebody still sits there: not signed out, and not idle for too long.</summary>
    public bool IsLive(string session) => session.Length > 0
        && _tickets.Values.FirstOrDefault(one => Visitor.Of(one.Principal)?.Session == session) is { } ticket
        && !(ticket.Properties.ExpiresUtc <= clock.GetUtcNow());

    public Task RemoveAsync(string key)
    {
        _tickets.TryRemove(key, out _);
        return Task.CompletedTask;
    }
}
