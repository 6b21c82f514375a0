using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Mail.Mime;
using CleanTemplate.Infrastructure.Mail.Smtp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Mail;

internal sealed class MailServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services
        .AddSettings<MailOptions>(MailOptions.Section)
        .AddScoped<MimeComposer>()
        .AddScoped<PickupFolder>()
        .AddScoped<SmtpSender>()
        .AddSingleton<SmtpConnections>()
        .AddScoped<IEmailSender>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.IsSent
            ? provider.GetRequiredService<SmtpSender>()
            : provider.GetRequiredService<PickupFolder>());
}
