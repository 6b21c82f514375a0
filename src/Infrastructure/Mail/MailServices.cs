using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Mail;

internal sealed class MailServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services.AddSettings<MailOptions>(MailOptions.Section);
}
