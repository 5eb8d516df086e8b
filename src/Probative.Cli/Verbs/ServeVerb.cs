using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Running;
using Probative.Kernel.Commands;
using Probative.Kernel.Members;
using Probative.Web.House;
using Probative.Web.Serving;
using Probative.Web.SignIn;

namespace Probative.Cli.Verbs;

/// <summary>`serve`: the workbench in a browser of this machine.</summary>
internal sealed class ServeVerb : IVerb
{
    private const int DefaultPort = 7380;

    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(2);

    private readonly Option<int> _port = new("--port")
    {
        Description = "The port at 127.0.0.1 (pages) and 127.0.0.2 (media); 0 lets the system choose.",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultPort,
    };

    private readonly Option<string?> _sample = new("--sample")
    {
        Description = "The folder of the sample vault, behind the door \"See the sample\".",
        HelpName = "DIR",
    };

    public Command Define(VerbTable table) => table.Add(
        new Command("serve", "Open the workbench in a browser of this machine.") { _port, _sample },
        "probative serve --vault my-vault --as \"Ira Karst\"",
        RunAsync);

    private async Task<int> RunAsync(Session session)
    {
        session.Report.Command = "serve";
        var port = session.Parsed.GetValue(_port);
        if (port is < 0 or > 65_535)
            return session.Refuse(new Problem("bad-value", null, "A port is 0 to 65535.", "Leave it out."));
        await using var house = new HeldVault(session.Parsed.GetValue(_sample));
        var (who, refusal) = await OpenAsync(session, house);
        if (who is null) return session.End(refusal!);
        var setup = new WorkbenchSetup(house, port, AppContext.BaseDirectory, "Probative.Cli");
        var (server, taken) = await StartAsync(setup, session.Interrupt);
        if (server is null) return session.Refuse(taken!);
        await using (server)
        {
            await house.AccompanyAsync(vault => ListenAsync(session, server, vault));
            Tell(session, house, server, who);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(session.Interrupt);
            var waiting = server.WaitAsync(end.Token);
            if (await Task.WhenAny(waiting, house.Doubted) == house.Doubted)
            {
                // The pages that asked are told why before they lose their server.
                await Task.Delay(s_lastWords, CancellationToken.None);
                await end.CancelAsync();
            }

            await waiting;
        }

        if (house.Doubted.IsCompletedSuccessfully)
        {
            var doubt = await house.Doubted;
            return session.End(
                new Refusal(Ending.Refused, new Problem(doubt.Code, null, doubt.Message, doubt.Hint)));
        }

        return session.Report.End(Ending.Done, new JsonObject(), page => page.Line("Stopped."));
    }

    private static async Task<(WorkbenchServer? Server, Problem? Problem)> StartAsync(
        WorkbenchSetup setup, CancellationToken ct)
    {
        try
        {
            return (await WorkbenchServer.StartAsync(setup, ct), null);
        }
        catch (IOException refused)
        {
            // Kestrel says so of a port that is taken, and of one that may not be listened at.
            var why = refused.InnerException?.Message ?? refused.Message;
            return (null, new Problem(
                "port-taken",
                null,
                $"Port {setup.Port} cannot be listened at: {why}",
                "Give another (`--port 0` lets the system choose), or end what listens there."));
        }
    }

    /// <summary>The socket for the command line; without it the pages work all the same.</summary>
    private static async Task<IAsyncDisposable?> ListenAsync(
        Session session, WorkbenchServer server, OpenVault vault)
    {
        var path = ServerSocket.PathOf(vault.Folder);
        try
        {
            if (path is not null) return await server.ListenAsync(path, CancellationToken.None);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            session.Report.Note(new Problem(
                "no-socket",
                path,
                $"The command line cannot reach this server: {refused.Message}",
                $"Mend that, or set {Surroundings.StateVariable} to another folder."));
            return null;
        }

        session.Report.Note(new Problem(
            "no-socket",
            Surroundings.StateFolder,
            "The command line cannot reach this server: the folder's name is too long for a socket in it.",
            $"Set {Surroundings.StateVariable} to a shorter one, for the server and for the command line."));
        return null;
    }

    /// <summary>The vault that was named, if any, and who the first link is for.</summary>
    private static async Task<(Visitor? Who, Refusal? Refusal)> OpenAsync(Session session, HeldVault house)
    {
        var access = session.Access;
        if (access.Folder is null) return (new Visitor(null, Environment.UserName), null);
        var (vault, refusal, notes) = await access.OpenAsync("serve", forWriting: true, session.Interrupt);
        foreach (var note in notes) session.Report.Note(note);
        if (vault is null) return (null, refusal);
        await house.TakeAsync(vault);
        var found = await new MemberRoll(vault).FindAsync(session.Wanted, session.Interrupt);
        return found is MemberFound.One(var one)
            ? (new Visitor(one.Id, one.Name), null)
            : (null, new Refusal(Ending.WrongUsage, found.ToProblem(session.Wanted)!));
    }

    private static void Tell(Session session, HeldVault house, WorkbenchServer server, Visitor who)
    {
        var output = session.Around.Output;
        var pages = server.Addresses.Pages.GetLeftPart(UriPartial.Authority);
        output.WriteLine($"Workbench   {pages}, for browsers of this machine alone");
        output.WriteLine($"Media       {server.Addresses.Media.GetLeftPart(UriPartial.Authority)}");
        output.WriteLine($"Vault       {house.AtHand?.Folder ?? "none yet: the first page asks"}");
        output.WriteLine($"For         {who.Name}");
        output.WriteLine(
            "Commands    the command line works beside it, on the same vault; nothing leaves this machine");
        output.WriteLine("Stop        Ctrl-C; what was acknowledged stands");
        output.WriteLine();
        output.WriteLine($"{pages}/in/{server.Links.Make(who)}");
        output.Flush();
    }
}
