namespace CleanTemplate.WebApi.Common.CommandLine;

/// <summary>Something the executable does instead of serving requests, named by its first arguments.</summary>
internal interface IVerb
{
    string Name { get; }

    int Words => Name.Split(' ').Length;

    string Usage { get; }

    /// <summary>Answers the exit code; null when the arguments are not understood.</summary>
    Task<int?> Run(IReadOnlyList<string> arguments, CancellationToken cancellationToken);
}
