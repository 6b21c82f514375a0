using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Mail.Mime;
using CleanTemplate.Infrastructure.Mail.Smtp;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Mail;

internal sealed class MailServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services
        .AddSettings<MailOptions>(MailOptions.Section)
        .AddScoped<MimeComposer>()
        .AddScoped<PickupFolder>()
        .AddScoped<SmtpSender>()
        .AddSingleton<SmtpConnections>()
        .AddScoped<IEmailSender, ChosenSender>();
}
