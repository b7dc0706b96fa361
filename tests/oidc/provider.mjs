// An identity provider that is not ours, as the tests use it: citizens with the claims of the national sign-on.
// Arguments: port, address of our return, seconds by which its clock is wrong.
import process from 'node:process';

const [port, returnTo, wrongBy] = process.argv.slice(2);
if (Number(wrongBy)) {
  const now = Date.now.bind(Date);
  Date.now = () => now() + Number(wrongBy) * 1000;
}
const { Provider } = await import('oidc-provider');

const issuer = `http://127.0.0.1:${port}`;
const people = {
  lan: { HoVaTen: "Hồ Thị K'Lan", LoaiTaiKhoan: '1', loAs: ['1', '2'] },
  uy: { HoVaTen: 'Lê Văn Ủy', LoaiTaiKhoan: '1', loAs: ['1'] },
  company: { HoVaTen: 'Công ty Giả Lập', LoaiTaiKhoan: '2', loAs: ['2'] },
};
const provider = new Provider(issuer, {
  clients: [{
    client_id: 'motcua',
    client_secret: 'a secret: with % signs & more',
    redirect_uris: [returnTo],
    response_types: ['code'],
    grant_types: ['authorization_code'],
  }],
  claims: { openid: ['sub'], profile: ['HoVaTen', 'LoaiTaiKhoan', 'loAs'] },
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  cookies: { keys: ['only for tests'] },
});
provider.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
