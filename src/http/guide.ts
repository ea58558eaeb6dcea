/** What a stranger needs to know before the first call: the head of the OpenAPI document. Markdown, one screen. */
export const GUIDE = `Số liệu và báo cáo Chương trình mục tiêu quốc gia.

**Ai gọi.** Người: \`signIn\` (thư điện tử, mật khẩu), \`totpRequired\` thì \`signInTotp\`; nhận cookie phiên, 12 giờ. Chương trình: \`createToken\`, rồi gửi \`Authorization: Bearer mtqg_…\` ở mọi yêu cầu. Vai trò được trao trên một đơn vị và các đơn vị bên dưới, theo ngày. Đơn vị viết bằng mã, tên, hoặc đúng một đơn vị: \`mã@ngày bắt đầu\` (\`23497@2025-07-01\`).

**Lỗi.** Mọi lỗi (4XX, 5XX) là \`application/problem+json\`, lược đồ \`Problem\`: \`code\` cho chương trình (danh sách đóng \`ProblemCode\`), \`detail\` là câu tiếng Việt cho người, \`where\` là chỗ sai, \`problems\` là mọi chỗ sai khi có hơn một, \`instance\` là mã yêu cầu để hỏi người quản trị. Trường, tham số không có trong tài liệu này bị từ chối (400), không bị bỏ qua.

**Phiên bản.** Cái gì có phiên bản thì trả \`ETag: "3"\`, bằng trường \`version\`; sửa thì gửi lại trong \`If-Match\`. Thiếu: 428 \`version-missing\`. Đã có người sửa: 412 \`version-conflict\` với \`currentVersion\`, \`current\`; đọc lại, so, gửi với phiên bản mới. Việc không ghi \`If-Match\` ở đây thì không nhận nó (400).

**Gửi lại không ghi hai lần.** Việc ghi \`Idempotency-Key\` bắt buộc có nó: mỗi việc một mã ngẫu nhiên (UUID). Mất mạng thì gửi lại y nguyên với mã cũ: nhận câu trả lời đầu. Mã cũ với nội dung khác: 409 \`key-conflict\`.

**Danh sách dài.** \`limit\` và \`cursor\`; câu trả lời có \`next\`: gửi lại nguyên văn làm \`cursor\`, \`null\` là hết. Nhật ký dùng \`after\` (số thứ tự).

**Một kỳ báo cáo.**
1. \`openCycle\`: đơn vị tổng hợp, kỳ, các đơn vị phải nộp. Trả các \`submissions\`, mỗi đơn vị một báo cáo.
2. \`readSubmission\`: các dòng đã điền sẵn từ sổ vốn, từ chỉ tiêu của cơ quan yêu cầu (hoặc của chính đơn vị), từ vướng mắc, nhiệm vụ còn mở. Dòng \`figure\` chỉ để xem và xác nhận: giá trị luôn là của sổ, gửi gì cũng không đổi; sai thì sửa ở sổ.
3. \`writeSubmission\`: gửi **mọi** dòng (\`key\`, \`kind\`, \`value\`, \`note\`), không chỉ dòng đã đổi: dòng câu chữ (\`obstacle\`, \`task\`, \`assessment\`) không gửi là bỏ, có \`key\` mới là thêm; dòng số không gửi thì giữ như cũ.
4. \`submitSubmission\`; lấy lại để sửa: \`withdrawSubmission\`.
5. Đơn vị tổng hợp: \`returnSubmission\` với \`reasons\` (\`key\` của dòng → lý do) hoặc \`reason\` cho cả báo cáo, rồi lại bước 3; hoặc \`acceptSubmission\`: nội dung thành số liệu của đơn vị.
6. \`consolidateCycle\`; còn đơn vị chưa được chấp nhận thì nêu \`without\` (đơn vị → lý do).
7. \`approveCycle\`: đóng băng báo cáo; \`snapshot\` của kỳ là mã của nó.
8. \`downloadSnapshot\`: \`/api/snapshots/{id}/file?format=docx\`; ban hành: \`issueCycle\` với số và ngày ký, \`snapshot\` giữ nguyên.

Mỗi bước gửi \`If-Match\` với \`version\` của kỳ hoặc của báo cáo vừa nhận. Việc đang chờ tôi: \`myWork\`.`;
