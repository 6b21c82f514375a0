namespace CleanTemplate.Application.Ordering;

/// <summary>Where reports go.</summary>
public interface IReportDesk
{
    /// <summary>The addresses of those who read them.</summary>
    IReadOnlyList<string> Recipients { get; }

    /// <summary>Puts a file into the folder for reports, whole or not at all, in the place of an earlier one of this name. False when there is no folder.</summary>
    Task<bool> File(string name, string text, CancellationToken cancellationToken);
}
