using CleanTemplate.Dev.Common;
using CleanTemplate.Dev.Updates;

namespace CleanTemplate.Dev.Slices;

/// <summary><c>new</c>: checks what is asked for, then lets the item templates write it. Nothing is written before everything is checked.</summary>
internal sealed class NewSlice(Solution solution, string kind, string name, IReadOnlyDictionary<string, string> options)
{
    private const int Done = 0, Refused = 1, NotUnderstood = 2, NoSuchTemplate = 103;

    private const string Install = $"dotnet new install {ScaffoldRecord.Package}";

    private const string Usage = $"""
        Adds a slice to the solution, with its tests:

          dotnet run --project dev -- new usecase NAME --area AREA --kind command|query
          dotnet run --project dev -- new entity NAME --area AREA [--plural NAMES]
          dotnet run --project dev -- new event-handler NAME --area AREA --event EVENT
          dotnet run --project dev -- new job NAME --area AREA

        Names are PascalCase, such as RefundOrder; AREA is a business area, such as Purchasing, which is made when it is
        not there. Run it in the folder of the solution, or in any folder below it.
        The slices are item templates: {Install}
        """;

    private static readonly Dictionary<string, Kind> Kinds = new(StringComparer.Ordinal)
    {
        ["usecase"] = new("a use case", Needed: ["area", "kind"], Possible: [], Chosen: ["auth", "http-port"], Types: ["NAME", "NAMEDto", "NAMEHandler", "NAMEEndpoints"]),
        ["entity"] = new("an entity", Needed: ["area"], Possible: ["plural"], Chosen: ["auth", "http-port", "database", "mapper"], Types: ["NAME", "NAMEId", "NAMEDto", "NAMEErrors", "NAMEBody", "NAMECreated", "NAMEPermissions", "NAMEEndpoints", "CreateNAME", "GetNAME", "ReplaceNAME", "DeleteNAME", "ListNAMEs"]),
        ["event-handler"] = new("an event handler", Needed: ["area", "event"], Possible: [], Chosen: [], Types: ["NAME"]),
        ["job"] = new("a job", Needed: ["area"], Possible: [], Chosen: [], Types: ["NAME", "NAMEJob"]),
    };

    public static async Task<(int Code, string Said)> Run(string folder, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments.Intersect(["--help", "-h", "-?"]).Any()) return (Done, Usage);
        if (arguments.Count == 0) return (NotUnderstood, Usage);

        var (options, misuse) = Read(arguments);
        if (misuse is not null) return (NotUnderstood, $"{misuse} 'dotnet run --project dev -- new --help' shows all there is.");
        if (Solution.Above(folder) is not { } solution) return (Refused, $"There is no solution of this kind in {folder} or above it. Run this in the folder of the solution, or in any folder below it.");

        NewSlice slice = new(solution, arguments[0], arguments[1], options);
        try
        {
            return slice.Refusal() is { } refusal ? (Refused, refusal) : await slice.Write(cancellationToken);
        }
        catch (CannotStartException refused)
        {
            return (Refused, refused.Message);
        }
    }

    private static (IReadOnlyDictionary<string, string> Options, string? Misuse) Read(IReadOnlyList<string> arguments)
    {
        Dictionary<string, string> options = new(StringComparer.Ordinal);
        if (!Kinds.TryGetValue(arguments[0], out var known)) return (options, $"'{arguments[0]}' is no kind of slice: there are {string.Join(", ", Kinds.Keys)}.");
        if (arguments.Count < 2 || arguments[1].StartsWith('-')) return (options, $"The name of {known.What} comes after '{arguments[0]}'.");

        var possible = known.Needed.Concat(known.Possible).ToList();
        for (var i = 2; i < arguments.Count; i++)
        {
            var (option, value) = arguments[i].Split('=', 2) is [var before, var after] ? (before, after) : (arguments[i], ++i < arguments.Count ? arguments[i] : "");
            if (!possible.Any(name => option == $"--{name}")) return (options, $"'{option}' is no option of '{arguments[0]}': there are {string.Join(", ", possible.Select(name => $"--{name}"))}.");
            if (value.Length == 0 || !options.TryAdd(option[2..], value)) return (options, $"{option} takes one value, once.");
        }

        return (options, known.Needed.FirstOrDefault(name => !options.ContainsKey(name)) is { } missing ? $"--{missing} is missing: {known.What} needs it." : null);
    }

    private string? Refusal() =>
        SliceNames.Refusal(solution, Kinds[kind].What, name)
        ?? SliceNames.AreaRefusal(solution, options["area"])
        ?? (name == options["area"] ? $"'{name}' cannot be the name of {Kinds[kind].What} and of its area. Choose another one." : null)
        ?? (options.TryGetValue("plural", out var plural) ? SliceNames.Refusal(solution, "several of them", plural) ?? (plural == name ? $"'{plural}' cannot stand for one and for several: --plural takes another name." : null) : null)
        ?? (options.TryGetValue("kind", out var use) && use is not ("command" or "query") ? $"'{use}' is no kind of use case: --kind takes command, which changes something, or query." : null)
        ?? (options.TryGetValue("event", out var fact) ? EventRefusal(fact) : null)
        ?? SliceNames.Taken(solution, Kinds[kind].Types.Select(type => type.Replace("NAMEs", options.GetValueOrDefault("plural", SliceNames.SeveralOf(name)), StringComparison.Ordinal).Replace("NAME", name, StringComparison.Ordinal)));

    private string? EventRefusal(string fact) => solution.Meant(fact, options["area"]) switch
    {
        [_] => null,
        [] => $"There is no event '{fact}' in src/Domain. There are: {string.Join(", ", solution.Events().Select(known => known.Name).Distinct())}.",
        var several when several.DistinctBy(one => one.Area).Count() == 1 => $"'{fact}' is an event of {string.Join(" and of ", several.Select(one => one.Namespace))}. Give one of them another name.",
        var several => $"'{fact}' is an event of {string.Join(" and of ", several.Select(one => one.Area).Distinct())}. Give one of these areas, or the event another name.",
    };

    private async Task<(int Code, string Said)> Write(CancellationToken cancellationToken)
    {
        List<string> arguments =
        [
            "new", $"{ScaffoldRecord.ShortName}-{kind}", "-n", name, "-o", solution.Root, "--product", solution.ProductName,
            .. options.SelectMany(option => (string[])[$"--{option.Key}", option.Value]), .. solution.Choices(Kinds[kind].Chosen),
        ];
        if (options.TryGetValue("event", out var fact)) arguments.AddRange(["--event-namespace", solution.Meant(fact, options["area"]).Single().Namespace]);
        var run = await ProgramRun.Of(ApiProject.Dotnet, arguments, cancellationToken);
        return run.ExitCode switch
        {
            0 => (Done, run.Output.Replace("NAME", name, StringComparison.Ordinal)),
            NoSuchTemplate => (Refused, $"The item templates are not installed. Install them once, then ask again: {Install}"),
            _ => (Refused, $"Nothing was written. 'dotnet new' says:\n{run.Output}"),
        };
    }

    /// <param name="Chosen">What its template wants to know of the solution.</param>
    /// <param name="Types">What it declares.</param>
    private sealed record Kind(string What, string[] Needed, string[] Possible, string[] Chosen, string[] Types);
}
