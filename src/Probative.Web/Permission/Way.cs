namespace Probative.Web.Permission;

/// <summary>How a command came here, and so whose word it is.</summary>
public enum Way
{
    /// <summary>A room of the workbench made it for whoever is signed in.</summary>
    Room,

    /// <summary>Work that somebody began in a room goes on, also while their page is locked.</summary>
    Job,

    /// <summary>Somebody signed in sent it as it stands, over a loopback address.</summary>
    Network,

    /// <summary>The operator sent it over the local socket, in the name of a member.</summary>
    Socket,
}
