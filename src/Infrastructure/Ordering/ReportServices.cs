using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Ordering;

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
