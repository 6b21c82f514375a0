using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CleanTemplate.WebApi.Tests.Accounts;
using CleanTemplate.WebApi.Tests.Catalog;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.Hosting;

namespace CleanTemplate.WebApi.Tests.Clients;

/// <summary>The client in clients/typescript, where Node and its packages can be had.</summary>
public sealed partial class TypeScript
{
    [Theory, OnEveryDatabase]
    public async Task The_client_is_what_the_document_makes_of_it_compiles_and_buys(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create(), host => host.UseEnvironment("Development"));
        var work = Directory.CreateTempSubdirectory("typescript");
        try
        {
            var client = await Copy(work, await api.Anonymous().GetStringAsync("/openapi/v2.json"));
            await Installed(client);

            await Npm(client, "run", "generate");
            Same(Path.Combine(client, "src", "api.ts"));
            await Npm(client, "run", "check");

            var (person, product) = (await Person.Registered(api), await api.Product());
            var address = api.Anonymous().BaseAddress!.GetLeftPart(UriPartial.Authority);
            string[] arguments = ["run", "--silent", "start", "--", address, person.Email, person.Password, product.Sku];
            var first = Placed().Match((await Npm(client, arguments)).Output).Groups["order"].Value;
            var run = await Npm(client, arguments);
            var second = Placed().Match(run.Output).Groups["order"].Value;

            // Both orders, the newest first, each once although it was sent twice, on a page of its own.
            Assert.Equal([second, first], Listed().Matches(run.Output).Select(order => order.Groups["order"].Value));
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    /// <summary>The client beside the document, as in this repository.</summary>
    private static async Task<string> Copy(DirectoryInfo work, string document)
    {
        var client = work.CreateSubdirectory("clients/typescript").FullName;
        work.CreateSubdirectory("clients/typescript/src");
        foreach (var file in (string[])["package.json", "package-lock.json", ".npmrc", "tsconfig.json", "src/shop.ts"]) File.Copy(Path.Combine(Source(), file), Path.Combine(client, file));
        await File.WriteAllTextAsync(Path.Combine(work.CreateSubdirectory("docs/openapi").FullName, "v2.json"), document);
        return client;
    }

    private static async Task Installed(string client)
    {
        const string nothingThere = "No Node for the tests: install Debian's packages nodejs and npm.";
        Run install;
        try
        {
            install = await Start(client, "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip(nothingThere);
            return;
        }

        Assert.SkipWhen(Unreachable().IsMatch(install.Errors), $"The packages of the client cannot be had here: {install.Errors}");
        Assert.True(install.ExitCode == 0, install.Errors);
    }

    private static async Task<Run> Npm(string folder, params string[] arguments)
    {
        var run = await Start(folder, arguments);
        Assert.True(run.ExitCode == 0, $"npm {string.Join(' ', arguments)}: {run.Output}{run.Errors}");
        return run;
    }

    private static async Task<Run> Start(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("npm", arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["npm_config_update_notifier"] = "false";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using CancellationTokenSource deadline = new(TimeSpan.FromMinutes(5));
        await using var killing = deadline.Token.Register(() => process.Kill(entireProcessTree: true));
        await process.WaitForExitAsync(CancellationToken.None);
        return new(process.ExitCode, await output, await errors);
    }

    private static void Same(string made)
    {
        var committed = Path.Combine(Source(), "src", "api.ts");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.Copy(made, committed, overwrite: true);
        Assert.True(File.ReadAllText(made) == File.ReadAllText(committed), "clients/typescript/src/api.ts is out of date: UPDATE_GOLDEN=1 dotnet test writes it anew.");
    }

    private static string Source([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "clients", "typescript"));

    [GeneratedRegex(@"^placed (?<order>\S+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Placed();

    [GeneratedRegex(@"^(?<order>[0-9a-f-]{36}) pending ", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Listed();

    [GeneratedRegex("code (?:ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|E401|E403)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Unreachable();

    private sealed record Run(int ExitCode, string Output, string Errors);
}
