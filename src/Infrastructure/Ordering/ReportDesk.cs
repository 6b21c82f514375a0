using System.ComponentModel.DataAnnotations;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Ordering;

internal sealed class ReportDesk(IOptions<ReportOptions> options) : IReportDesk
{
    public IReadOnlyList<string> Recipients => options.Value.Recipients;

    public async Task<bool> File(string name, string text, CancellationToken cancellationToken)
    {
        if (options.Value.Folder.Length == 0) return false;

        Directory.CreateDirectory(options.Value.Folder);
        var file = Path.Combine(options.Value.Folder, name);
        // Beside its place, for only a rename within a folder is done at once; and with a name of its own, should two write it.
        var unfinished = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            await System.IO.File.WriteAllTextAsync(unfinished, text, cancellationToken);
            System.IO.File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            System.IO.File.Delete(unfinished);
        }

        return true;
    }
}

public sealed class ReportOptions : IValidatableObject
{
    public const string Section = "Reports";

    /// <summary>The folder where reports are put; without one, they are only mailed.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The e-mail addresses that get each report.</summary>
    public IReadOnlyList<string> Recipients { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Recipients
        .Where(recipient => !new EmailAddressAttribute().IsValid(recipient))
        .Select(recipient => new ValidationResult($"'{recipient}' is no e-mail address.", [nameof(Recipients)]));
}

internal sealed class ReportServices : IAreaServices
{
    public void AddTo(IServiceCollection services)
    {
        services.AddSettings<ReportOptions>(ReportOptions.Section);
        services.AddOptions<MailOptions>().Validate<IOptions<ReportOptions>>(
            (mail, reports) => mail.HasPlace || reports.Value.Recipients.Count == 0,
            $"Say where mails go, for there are Reports:Recipients: give {MailOptions.Places}; or leave the recipients out.");
    }
}
